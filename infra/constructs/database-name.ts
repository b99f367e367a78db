/** The Glue database of a stage: of all characters beside letters and digits Athena takes an underscore only. */
export const databaseNameOf = (stackName: string): string => stackName.toLowerCase().replaceAll('-', '_');
