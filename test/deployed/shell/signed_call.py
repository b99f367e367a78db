"""One GET of the reports API, signed by botocore: `signed_call.py URL REGION`. Prints {"status", "body"} as JSON."""

import json
import os
import sys

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.httpsession import URLLib3Session
from botocore.session import Session

url, region = sys.argv[1:]
request = AWSRequest(method="GET", url=url)
SigV4Auth(Session().get_credentials(), "execute-api", region).add_auth(request)
response = URLLib3Session(verify=os.environ["AWS_CA_BUNDLE"], timeout=60).send(request.prepare())
print(json.dumps({"status": response.status_code, "body": json.loads(response.text)}))
