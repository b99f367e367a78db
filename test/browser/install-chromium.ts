import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Where Debian puts it; another place is said by CHROMIUM. */
export const chromiumPath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Installs Debian's chromium where there is none and that can be done. */
export default function installChromium(): void {
  if (existsSync(chromiumPath)) return;
  const apt = (...words: string[]) => execFileSync('apt-get', words, { stdio: 'pipe' });
  try {
    apt('update');
    apt('install', '-y', '--no-install-recommends', 'chromium');
  } catch (error) {
    throw new Error(`no chromium at ${chromiumPath}, and apt-get did not install it; set CHROMIUM`, {
      cause: error,
    });
  }
}
