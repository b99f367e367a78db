"""The emulator with what it lacks beside AWS: AppConfig for state machines, events of alarms, what encrypts the Glue catalog.

Time passes faster in it where a wait shows nothing: it looks every half second for a schedule that is due, and what a
state machine waits takes a fifth.
"""

import json

from ministack import app
from ministack.core.responses import get_account_id, get_region, json_response
from ministack.services import appconfig, cloudwatch, eventbridge, glue, scheduler, stepfunctions

# The REST calls of AppConfig that a state machine makes; what stands in no path is the body.
CALLS = {
    "listDeployments": ("GET", "/applications/{ApplicationId}/environments/{EnvironmentId}/deployments"),
    "getDeployment": (
        "GET",
        "/applications/{ApplicationId}/environments/{EnvironmentId}/deployments/{DeploymentNumber}",
    ),
    "startDeployment": ("POST", "/applications/{ApplicationId}/environments/{EnvironmentId}/deployments"),
}

call_others = stepfunctions._invoke_aws_sdk_integration
answer_glue = glue._handle_request_sync
tell_actions = cloudwatch._dispatch_alarm_actions
reasons = {}


def call(resource, given):
    service, action = resource.split(":")[-2:]
    if service != "appconfig":
        return call_others(resource, given)
    method, path = CALLS[action]
    status, _, answer = app.call_service_handler_sync(
        appconfig.handle_request, method, path.format(**given), {}, json.dumps(given).encode(), {}
    )
    said = json.loads(answer)
    if status >= 400:
        raise stepfunctions._ExecutionError("AppConfig.AppConfigException", json.dumps(said))
    # AWS lists the newest deployment first; the emulator lists it last.
    return {**said, "Items": said["Items"][::-1]} if action == "listDeployments" else said


def tell(alarm, old_state, new_state, reason):
    """https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html"""
    tell_actions(alarm, old_state, new_state, reason)
    detail = {
        "alarmName": alarm["AlarmName"],
        "state": {"value": new_state, "reason": reason},
        "previousState": {"value": old_state, "reason": reasons.get(alarm["AlarmName"], "")},
    }
    reasons[alarm["AlarmName"]] = reason
    arn = f"arn:aws:cloudwatch:{get_region()}:{get_account_id()}:alarm:{alarm['AlarmName']}"
    entry = {
        "Source": "aws.cloudwatch",
        "DetailType": "CloudWatch Alarm State Change",
        "Resources": [arn],
        "Detail": json.dumps(detail),
    }
    eventbridge._put_events({"Entries": [entry]}, allow_aws_source=True)


def answer(method, path, headers, body, query_params):
    """A catalog that nobody has encrypted."""
    if not headers.get("x-amz-target", "").endswith(".GetDataCatalogEncryptionSettings"):
        return answer_glue(method, path, headers, body, query_params)
    encryption = {"EncryptionAtRest": {"CatalogEncryptionMode": "DISABLED"}}
    return json_response({"DataCatalogEncryptionSettings": encryption})


scheduler._SCHEDULE_TICK_INTERVAL = 0.5
stepfunctions._SFN_WAIT_SCALE = 0.2
stepfunctions._invoke_aws_sdk_integration = call
glue._handle_request_sync = answer
cloudwatch._dispatch_alarm_actions = tell

app.main()
