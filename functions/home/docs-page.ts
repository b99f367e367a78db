import { type Html, html } from '../evidence/page/html.ts';
import { openApiDocument } from '../http/openapi.ts';
import { layOutPage } from './layout.ts';

interface Operation {
  readonly summary?: string;
  readonly parameters?: readonly { readonly name: string; readonly description?: string }[];
}

/** The HTTP API for people, from the same document that programs read. */
export function docsPage(): string {
  const paths = openApiDocument().paths as Record<string, Record<string, Operation>>;
  const calls = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => call(method.toUpperCase(), path, operation)),
  );
  return layOutPage('HTTP API', [
    html`<p>The same API answers in the cloud. <a href="/v1/openapi.json">/v1/openapi.json</a> describes it for programs (OpenAPI 3.1); <code>Accept: text/csv</code> gives the rows of a report as CSV.</p>`,
    ...calls,
  ]);
}

const call = (method: string, path: string, { summary, parameters = [] }: Operation): Html => html`<section>
<h2><code>${method} ${path}</code></h2>
<p>${summary ?? ''}</p>
${parameters.length === 0 ? undefined : html`<ul>${parameters.map(({ name, description }) => html`<li><code>${name}</code> ${description ?? ''}</li>`)}</ul>`}
</section>`;
