"""Asks the emulator's own evaluator whether a resource policy lets an AWS service in, since its delivery does not ask.

Reads questions as JSON from standard input: a list of {policy, service, action, resource, account}. Writes the
decisions (Allow, Deny, ImplicitDeny) as a JSON list.
"""

import json
import sys

from ministack.core.iam_evaluator import EvalContext, evaluate_resource_policy


def decide(question):
    context = EvalContext(
        principal_arn="",
        principal_type="AWSService",
        principal_account=question["account"],
        action=question["action"],
        resource_arn=question["resource"],
        region="us-east-1",
        secure_transport=True,
        service_context={"aws:sourceaccount": question["account"]},
    )
    return evaluate_resource_policy(question["policy"], context, service=question["service"]).decision


print(json.dumps([decide(question) for question in json.load(sys.stdin)]))
