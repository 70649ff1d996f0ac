/** What a robots.txt says to one robot. */
export interface RobotRules {
  /** Whether a path with its query may be fetched. */
  allows(path: string): boolean;
  /** Seconds between two requests. */
  delay: number;
}

interface Rule {
  allow: boolean;
  pattern: string;
}

/**
 * Reads a robots.txt (RFC 9309): the groups that name the robot, else those for all; of its rules the longest that fits
 * decides, and allowing wins a tie.
 *
 * @example readRobots('User-agent: *\nDisallow: /private/', 'allmende').allows('/private/x') // false
 */
export function readRobots(text: string, robot: string): RobotRules {
  const own: Rule[] = [];
  const everyone: Rule[] = [];
  let [ownDelay, everyoneDelay]: [number | null, number | null] = [null, null];
  let [isNamed, isOwn, isEveryone, inRules] = [false, false, false, true];
  for (const line of text.split(/\r\n?|\n/)) {
    const [field = '', ...rest] = (line.split('#')[0] ?? '').split(':');
    const value = rest.join(':').trim();
    switch (field.trim().toLowerCase()) {
      case 'user-agent': {
        if (inRules) [isOwn, isEveryone, inRules] = [false, false, false];
        const name = value.toLowerCase();
        if (name === '*') isEveryone = true;
        else if (name === robot) [isOwn, isNamed] = [true, true];
        break;
      }
      case 'allow':
      case 'disallow': {
        inRules = true;
        if (value === '') break;
        const rule = { allow: field.trim().toLowerCase() === 'allow', pattern: value };
        if (isOwn) own.push(rule);
        if (isEveryone) everyone.push(rule);
        break;
      }
      case 'crawl-delay': {
        inRules = true;
        const seconds = Number(value);
        if (!(seconds > 0)) break;
        if (isOwn) ownDelay = seconds;
        if (isEveryone) everyoneDelay = seconds;
        break;
      }
    }
  }
  const rules = isNamed ? own : everyone;
  return {
    delay: (isNamed ? ownDelay : everyoneDelay) ?? 0,
    allows(path) {
      const fitting = rules.filter(({ pattern }) => fits(pattern, path));
      const longest = Math.max(0, ...fitting.map(({ pattern }) => pattern.length));
      return longest === 0 || fitting.some(({ allow, pattern }) => allow && pattern.length === longest);
    },
  };
}

/** `*` stands for anything, `$` at the end for the end; without a pattern engine, whose time a stranger could waste. */
function fits(pattern: string, path: string): boolean {
  const isWhole = pattern.endsWith('$');
  const parts = (isWhole ? pattern.slice(0, -1) : pattern).split('*');
  const first = parts.shift() ?? '';
  if (!path.startsWith(first)) return false;
  let at = first.length;
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    if (isWhole && isLast) return path.length - part.length >= at && path.endsWith(part);
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return !isWhole || at === path.length;
}
