import type { Logger } from '#db/kit/logger.ts';

type Level = keyof Logger;

/** One entry is one line, whatever the text holds: nobody can write an entry that is not theirs. */
function asLine(level: Level, message: string, data?: object): string {
  return `${JSON.stringify({ at: new Date().toISOString(), level, message, ...data })}\n`;
}

/**
 * Log of the headless host, for the service manager that keeps its standard error: an incident id a user quotes is
 * found there. Silent until `begin`: a host that does not come to serve ends with one line, its reason.
 */
export function createHostLog(write: (line: string) => void): Logger & { begin(): void } {
  let isServing = false;
  const at = (level: Level) => (message: string, data?: object) => {
    if (isServing) write(asLine(level, message, data));
  };
  return {
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    begin() {
      isServing = true;
    },
  };
}
