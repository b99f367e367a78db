import type { DemoNumbers } from '../../../functions/cli/demo/summarise/numbers.ts';

const width = 760;
const height = 250;
const base = 200;
const scale = 150;
const claimedColour = '#8fb7d9';
const verifiedColour = '#1f4e79';

interface Group {
  readonly label: string;
  readonly claimed: number;
  readonly verified: number;
}

/** The README's picture: refunds and disputes in Swedish chats, claimed beside verified, in three windows. */
export function drawPicture(numbers: DemoNumbers): string {
  const panels = (['refunds', 'disputes'] as const).map((intent, index) => ({
    title: `${intent[0]!.toUpperCase()}${intent.slice(1)} in Swedish chats`,
    left: 40 + index * 370,
    groups: groupsOf(numbers, intent),
  }));
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13">`,
    '<title>Claimed and verified resolutions, before and after</title>',
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...panels.flatMap(({ title, left, groups }) => [
      `<text x="${left}" y="22" font-size="15" font-weight="bold">${title}</text>`,
      `<line x1="${left}" y1="${base}" x2="${left + 320}" y2="${base}" stroke="#999999"/>`,
      ...groups.flatMap((group, index) => drawGroup(group, left + 10 + index * 110)),
    ]),
    `<rect x="40" y="236" width="10" height="10" fill="${claimedColour}"/><text x="55" y="245">claimed resolutions, %</text>`,
    `<rect x="230" y="236" width="10" height="10" fill="${verifiedColour}"/><text x="245" y="245">verified: held for 7 days, %</text>`,
    '</svg>',
  ].join('\n')}\n`;
}

function groupsOf(numbers: DemoNumbers, intent: string): Group[] {
  const first = numbers.intents.find((row) => row.intent === intent)!;
  const sweden = numbers.handedBack.find(({ market }) => market === 'SE')!;
  const second = sweden.intents.find((row) => row.intent === intent)!;
  const group = (label: string, row: typeof first, period: 'before' | 'after'): Group => ({
    label,
    claimed: row.claimed_resolution_rate[period]!,
    verified: row.verified_resolution_rate[period]!,
  });
  return [
    group('people', first, 'before'),
    group('AI', first, 'after'),
    group('handed back', second, 'after'),
  ];
}

function drawGroup({ label, claimed, verified }: Group, x: number): string[] {
  return [
    drawBar(claimed, x, claimedColour),
    drawBar(verified, x + 42, verifiedColour),
    `<text x="${x + 40}" y="${base + 18}" text-anchor="middle">${label}</text>`,
  ];
}

function drawBar(share: number, x: number, colour: string): string {
  const size = Math.round(share * scale);
  return (
    `<rect x="${x}" y="${base - size}" width="38" height="${size}" fill="${colour}"/>` +
    `<text x="${x + 19}" y="${base - size - 5}" text-anchor="middle">${Math.round(100 * share)}</text>`
  );
}
