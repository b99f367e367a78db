/** Commands of the pages that the deployed tier does not run as they stand, and why. */
export const notRun: Readonly<Record<string, string>> = {
  'npm ci': '.ci/run begins with it, in a clean clone',
  'npx cdk bootstrap':
    'the tier bootstraps by the same program, with the account given (test/deployed/cloud/cdk.ts)',
  'npx cdk synth': 'each deployment of the tier synthesises, and npm test does with cdk-nag',
  'npx cdk synth -q': 'as npx cdk synth',
  'npx cdk deploy':
    'the tier deploys by the same program, without being asked to confirm (test/deployed/cloud/cdk.ts)',
  'npx cdk deploy -c settings=handback.config.yaml': 'as npx cdk deploy; updates.ts gives the settings file',
  'npx cdk deploy -a "node infra/examples/rollback-app.ts" -c alarm=ARN_OF_THE_ALARM -c share=0.3':
    'as npx cdk deploy; rollback.ts deploys that app',
  'npx cdk deploy --parameters FirstDay=2022-01-01':
    'as npx cdk deploy; company.ts gives the parameter, a later day, which is refused',
  'aws s3 cp zendesk.sql s3://$(output MappingsBucket)/mappings/zendesk/tables.sql':
    'the stage of the pages has no tables; company.ts puts a query there',
  'aws stepfunctions start-execution --state-machine-arn $(output TablesMachine)':
    'company.ts lets the schedule start that machine',
  'npx cdk diff': 'shows and changes nothing; what it would show is what updates.ts deploys',
  'npx cdk destroy': 'the tier destroys both stages by the same program, without being asked to confirm',
  'git pull && npm ci': 'there is nothing to pull from',
  'aws configure set cli_binary_format raw-in-base64-out':
    'the tier has version 1 of the command line, whose payloads stand as they are',
  'aws sqs start-message-move-task --source-arn $(aws sqs get-queue-attributes --queue-url $(output IngestDeadLetters) --attribute-names QueueArn --query Attributes.QueueArn --output text)':
    'the emulator has no such call',
  'msck repair table erasures; msck repair table retractions':
    'SQL of Athena; Trino has another way to say it',
  'pip install PyAthena': 'the engine tier installs it, pinned',
  'npx handback erase --customer ID --lake my-lake': 'for one machine: test/cli/lake-commands.test.ts',
  'npx handback curate --lake my-lake && npx handback maintain --now --lake my-lake':
    'for one machine: test/cli/lake-commands.test.ts',
  'npx handback maintain --lake DIR': 'for one machine: test/cli/lake-commands.test.ts',
  'npx handback retract --object KEY --lake my-lake': 'for one machine: test/cli/lake-commands.test.ts',
  'npx handback doctor --stage production':
    'doctor.ts runs it before that stage is deployed, and for the sandbox after',
  'npm test': 'a tier of its own',
  'npm run bench -- backfill --big 1000000000': 'a measurement, for a quiet machine',
  'npm run test:engine': 'a tier of its own',
  'npm run test:api': 'a tier of its own',
  'npm run test:deployed': 'the tier itself',
  'npm run cloud:local': 'the cloud of this tier, kept until it is interrupted',
};
