/**
 * The feature flag `ai_share` as AppConfig holds it: the router asks it for `share`, the part of new tickets that AI gets.
 * It is enabled also where that is 0: of a flag that is not, AppConfig hands out no attributes.
 * @throws when it is no share
 * @see https://docs.aws.amazon.com/appconfig/latest/userguide/appconfig-type-reference-feature-flags.html
 */
export function aiShareFlag(share: number): object {
  if (!(share >= 0 && share <= 1)) throw new Error(`ai_share: ${share} is not a share from 0 to 1`);
  const constraints = { type: 'number', minimum: 0, maximum: 1, required: true };
  return {
    version: '1',
    flags: { ai_share: { name: 'ai_share', attributes: { share: { constraints } } } },
    values: { ai_share: { enabled: true, share } },
  };
}
