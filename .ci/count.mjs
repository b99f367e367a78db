// Prints "PASSED FAILED" from a vitest JSON report; a missing report or one without tests is a failure.
import { readFileSync } from 'node:fs';

const report = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const failed =
  report.numFailedTests + (report.numFailedTestSuites > 0 && report.numFailedTests === 0 ? 1 : 0);
for (const file of report.testResults) {
  for (const test of file.assertionResults.filter(({ status }) => status === 'failed')) {
    console.error(`${file.name}: ${test.fullName}\n${test.failureMessages.join('\n')}`);
  }
  if (file.status === 'failed' && file.message) console.error(`${file.name}: ${file.message}`);
}
console.log(report.numPassedTests === 0 ? '0 1' : `${report.numPassedTests} ${failed}`);
