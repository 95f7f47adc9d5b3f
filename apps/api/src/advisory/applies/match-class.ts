/**
 * How an advisory meets what is known of a device, best proof first.
 * `definite`: the version is one of those named. `unbounded`: the product is named, without versions. `possible`: much
 * speaks for it, something about the device is not known. `conditional`: only together with something nobody has seen there.
 * `unclear`: the question cannot be answered. `no`: it does not concern the device; none of the others is ever taken for it.
 */
export const MATCH_CLASSES = ['definite', 'unbounded', 'possible', 'conditional', 'unclear', 'no'] as const;
export type MatchClass = (typeof MATCH_CLASSES)[number];

/** What a statement comes to: a class, or `unknown` when nothing it speaks of was seen. */
export type Answer = MatchClass | 'unknown';

const WORSE: readonly Answer[] = ['definite', 'unbounded', 'possible', 'conditional', 'unclear', 'unknown', 'no'];

/** Of several statements any of which is enough: the best. Nothing to choose from is `no`. */
export function anyOf(answers: readonly Answer[]): Answer {
  return answers.reduce((best, answer) => (rank(answer) < rank(best) ? answer : best), 'no');
}

/**
 * Of several statements all of which are needed: the worst. What is not known beside something that holds makes it
 * conditional; nothing to be needed is `definite`.
 */
export function allOf(answers: readonly Answer[]): Answer {
  if (answers.includes('no')) return 'no';
  const known = answers.filter((answer) => answer !== 'unknown');
  if (known.length === 0) return answers.length === 0 ? 'definite' : 'unknown';
  const worst = known.reduce((one, other) => (rank(other) > rank(one) ? other : one));
  return known.length < answers.length && rank(worst) < rank('conditional') ? 'conditional' : worst;
}

/** The opposite of a statement. What is in doubt stays in doubt. */
export function not(answer: Answer): Answer {
  if (answer === 'no') return 'definite';
  return answer === 'definite' || answer === 'unbounded' ? 'no' : answer;
}

/** Negative when `a` is the better proof. */
export function compareAnswers(a: Answer, b: Answer): number {
  return rank(a) - rank(b);
}

function rank(answer: Answer): number {
  return WORSE.indexOf(answer);
}
