import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Child, freePort, startChild } from './child.ts';
import { emulatorCredentials, emulatorRegion } from './ministack.ts';
import type { Parts } from './parts.ts';
import { createTrinoClient, TrinoError } from './trino-client.ts';

export interface TrinoServer {
  readonly url: string;
  readonly child: Child;
  stop(): Promise<void>;
}

export interface TrinoOptions {
  /** Where S3 answers. */
  readonly awsEndpoint: string;
  /** Where Glue answers: a proxy before it. */
  readonly glueEndpoint: string;
  /** Tables (`database.table`) whose files only Trino changes once they are queried: each day is listed once. */
  readonly unchanging?: readonly string[];
  /** Java trust store (PKCS#12) for an endpoint with a certificate of our own. */
  readonly trustStore?: { readonly path: string; readonly password: string };
}

const properties = (values: Record<string, string>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');

const serverProperties = (port: number, parts: Parts, folder: string) => ({
  coordinator: 'true',
  'node-scheduler.include-coordinator': 'true',
  'http-server.http.port': String(port),
  'discovery.uri': `http://127.0.0.1:${port}`,
  'plugin.dir': join(parts.trino, 'plugin'),
  'catalog.config-dir': join(folder, 'etc/catalog'),
  'query.max-memory': '600MB',
  'query.max-memory-per-node': '600MB',
  'memory.heap-headroom-per-node': '250MB',
  // One writer, so that the limit of days an insert may write is that of the insert.
  'task.min-writer-count': '1',
  'task.max-writer-count': '1',
  'web-ui.enabled': 'false',
  'sql.forced-session-time-zone': 'UTC',
});

/** The catalog has Athena's name; projection and writes to the lake's tables as in Athena. */
const catalogProperties = ({ awsEndpoint: endpoint, glueEndpoint, unchanging = [] }: TrinoOptions) => ({
  'connector.name': 'hive',
  'hive.metastore': 'glue',
  'hive.metastore.glue.region': emulatorRegion,
  'hive.metastore.glue.endpoint-url': glueEndpoint,
  'hive.metastore.glue.aws-access-key': emulatorCredentials.accessKeyId,
  'hive.metastore.glue.aws-secret-key': emulatorCredentials.secretAccessKey,
  'fs.native-s3.enabled': 'true',
  's3.endpoint': endpoint,
  's3.region': emulatorRegion,
  's3.aws-access-key': emulatorCredentials.accessKeyId,
  's3.aws-secret-key': emulatorCredentials.secretAccessKey,
  's3.path-style-access': 'true',
  // The emulator answers one request after the other: a few at a time, and patience.
  'hive.split-loader-concurrency': '4',
  's3.socket-read-timeout': '2m',
  'hive.partition-projection-enabled': 'true',
  'hive.non-managed-table-writes-enabled': 'true',
  // As Athena refuses an insert into more days than that.
  'hive.max-partitions-per-writers': '100',
  'hive.timestamp-precision': 'MILLISECONDS',
  'hive.security': 'allow-all',
  // Athena has none of our tables; planning and inserts would ask Glue about each partition, one call each.
  'hive.table-statistics-enabled': 'false',
  'hive.collect-column-statistics-on-write': 'false',
  ...(unchanging.length === 0
    ? {}
    : {
        'hive.file-status-cache-tables': unchanging.join(','),
        'hive.file-status-cache-expire-time': '1h',
      }),
});

/** Starts Trino on a free port of 127.0.0.1 and waits until it answers queries. */
export async function startTrino(parts: Parts, folder: string, options: TrinoOptions): Promise<TrinoServer> {
  const port = await freePort();
  await mkdir(join(folder, 'etc/catalog'), { recursive: true });
  const write = (path: string, text: string) => writeFile(join(folder, 'etc', path), text);
  await write('config.properties', properties(serverProperties(port, parts, folder)));
  await write('log.properties', properties({ 'io.trino': 'WARN', 'io.airlift': 'WARN', Bootstrap: 'WARN' }));
  await write('catalog/awsdatacatalog.properties', properties(catalogProperties(options)));
  const child = startChild({
    command: parts.java,
    args: javaArguments(parts, folder, options),
    logFile: join(folder, 'trino.log'),
    cwd: folder,
  });
  const url = `http://127.0.0.1:${port}`;
  await child.ready(() => answersQueries(url), 300);
  return { url, child, stop: () => child.stop() };
}

/**
 * The first compiler tier alone halves the start; a test does not live long enough for the second. On two cores the
 * serial collector takes a third less of them than G1.
 */
function javaArguments(parts: Parts, folder: string, { trustStore }: TrinoOptions): string[] {
  return [
    ...[
      '-server',
      '-Xms1200M',
      '-Xmx1200M',
      '-XX:+UseSerialGC',
      '-XX:+ExitOnOutOfMemoryError',
      '-XX:TieredStopAtLevel=1',
    ],
    ...[
      '-XX:ReservedCodeCacheSize=256M',
      '-XX:MetaspaceSize=256M',
      '-Djdk.attach.allowAttachSelf=true',
      '-Dfile.encoding=UTF-8',
    ],
    ...['--enable-native-access=ALL-UNNAMED', '--sun-misc-unsafe-memory-access=allow'],
    ...(trustStore === undefined
      ? []
      : [
          `-Djavax.net.ssl.trustStore=${trustStore.path}`,
          `-Djavax.net.ssl.trustStorePassword=${trustStore.password}`,
          '-Djavax.net.ssl.trustStoreType=PKCS12',
        ]),
    ...['-Dnode.environment=test', '-Dnode.id=test-1', `-Dnode.data-dir=${join(folder, 'var')}`],
    ...['-Dnode.bind-ip=127.0.0.1', '-Dnode.internal-address=127.0.0.1'],
    ...['-Dconfig=etc/config.properties', '-Dlog.levels-file=etc/log.properties'],
    ...['-cp', join(parts.trino, 'lib/*'), 'io.trino.server.TrinoServer'],
  ];
}

/** `/v1/info` speaks of readiness before workers are announced; only a hive query tells the truth. */
async function answersQueries(url: string): Promise<boolean> {
  try {
    await createTrinoClient(url).run(
      'select count(*) from information_schema.schemata',
      'information_schema',
    );
    await createTrinoClient(url).run('select 1', 'default');
    return true;
  } catch (error) {
    if (error instanceof TrinoError) return !/NO_NODES_AVAILABLE|SERVER_STARTING_UP/.test(error.code);
    throw error;
  }
}
