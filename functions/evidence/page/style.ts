/** The page's only style: light and dark, phone and print. The policy admits it by its hash, and nothing else. */
export const style = `
:root{color-scheme:light dark;--page:#fff;--text:#1b1f24;--quiet:#57606a;--line:#d0d7de;--soft:#f3f5f7;--treated:#0550ae;--controls:#8a4600;--faint:#6e7781;--worse:#b32424;--better:#116329;--open:#57606a}
@media (prefers-color-scheme:dark){:root{--page:#0f1419;--text:#e6edf3;--quiet:#9aa7b4;--line:#30363d;--soft:#1a2027;--treated:#79b8ff;--controls:#f0a35e;--faint:#8b949e;--worse:#ff8a80;--better:#7ee787;--open:#9aa7b4}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.25rem 1rem 3rem;max-width:50rem;background:var(--page);color:var(--text);font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.4rem;line-height:1.25;margin:0 0 .25rem}
h2{font-size:1.1rem;margin:2.25rem 0 .5rem;padding-top:.75rem;border-top:1px solid var(--line)}
p{margin:.5rem 0}
.about,.none,.interval,dt,figcaption{color:var(--quiet)}
.interval,time,data{white-space:nowrap}
.verdict{padding:.75rem 1rem;border-left:.4rem solid var(--open);background:var(--soft);font-size:1.05rem}
.verdict.worse{border-color:var(--worse)}.verdict.worse strong{color:var(--worse)}
.verdict.better{border-color:var(--better)}.verdict.better strong{color:var(--better)}
.verdict.even{border-color:var(--treated)}
figure{margin:1rem 0 1.5rem}
figcaption{color:var(--text);margin-bottom:.35rem}
svg{display:block;width:100%;height:auto;font:12px system-ui,sans-serif;overflow:visible;color:var(--text);background:var(--page)}
svg text{white-space:pre}
.narrow{display:none}
.legend{display:flex;flex-wrap:wrap;gap:.1rem 1rem;margin:.25rem 0;padding:0;list-style:none;font-size:.85rem}
.key{display:inline-block;width:18px;height:14px;vertical-align:-2px}
.whole{white-space:nowrap}
details{margin:.35rem 0}
summary{cursor:pointer;color:var(--quiet)}
summary:focus-visible,.scroll:focus-visible,.drawing:focus-visible{outline:2px solid var(--treated);outline-offset:2px}
.drawing{overflow-x:auto}
.scroll{overflow:auto;max-height:26rem}
table{border-collapse:collapse;font-size:.85rem;width:100%}
th,td{padding:.25rem .5rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
th{position:sticky;top:0;background:var(--page)}
.scroll th{overflow-wrap:normal}.scroll td{white-space:nowrap}.scroll td.long,.scroll td.text{white-space:normal;overflow-wrap:anywhere;min-width:9rem}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.commands code{display:block;margin:.25rem 0;color:var(--quiet)}
code{font:.8rem/1.4 ui-monospace,monospace;background:var(--soft);padding:.1rem .3rem;border-radius:.2rem}
dt{margin-top:.6rem}dd{margin:0}
ul{margin:.4rem 0;padding-left:1.2rem}
@media (max-width:34rem){body{font-size:15px;padding:1rem .75rem}.wide{display:none}.narrow{display:block}}
@media print{:root{--page:#fff;--text:#000;--quiet:#444;--line:#bbb;--soft:#f3f5f7;--treated:#0550ae;--controls:#8a4600;--faint:#6e7781;--worse:#b32424;--better:#116329}body{max-width:none;padding:0;font-size:10.5pt}section,figure,tr{break-inside:avoid}h2{break-after:avoid}.scroll,.drawing{overflow:visible;max-height:none}table{font-size:.64rem}th,td{padding:.15rem .3rem}.wide{display:block}.narrow{display:none}details:not([open]){display:none}section:has(#tickets) details:has(table){display:block}section:has(#tickets) details::details-content{content-visibility:visible;height:auto}}
`;
