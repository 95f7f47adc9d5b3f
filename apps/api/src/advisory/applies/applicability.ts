import { formatBounds, type ReadConfiguration, type ReadNode } from './criteria.js';
import { evaluateCriterion, type Evaluation, type Hit, judgeFirmware } from './judge-criterion.js';
import type { KnownHost, KnownProduct } from './known-host.js';
import { allOf, anyOf, compareAnswers, not } from './match-class.js';

/** The channels on which RouterOS is published for everybody, as `sw_edition` of NVD has them. */
const CHANNELS = [{ kind: 'na' }, { kind: 'value', text: 'ltr' }] as const;

/**
 * The products of a device that an advisory concerns, the best proof first. Configurations are alternatives; what they say of
 * platforms, of things running together and of exceptions is judged over everything known of the device.
 */
export function hitsOf(configurations: readonly ReadConfiguration[], host: KnownHost): Hit[] {
  const names = host.products.flatMap((product) => [...product.names]);
  const concerned = configurations.filter(({ vulnerableNames }) => names.some((name) => vulnerableNames.has(name)));
  if (concerned.length === 0) return [];
  const hits = best(concerned.flatMap((configuration) => evaluateConfiguration(configuration, host).hits));
  return hits.map((hit) => (hit.because === 'depends_on_channel' ? overChannels(hit, concerned, host) : hit));
}

/** A RouterOS whose channel is not known: what holds on every channel holds. */
function overChannels(hit: Hit, configurations: readonly ReadConfiguration[], host: KnownHost): Hit {
  const onEach = CHANNELS.map((swEdition) => {
    const there: KnownProduct = { ...hit.product, swEdition };
    const products = host.products.map((product) => (product === hit.product ? there : product));
    const hits = configurations.flatMap((one) => evaluateConfiguration(one, { ...host, products }).hits);
    return best(hits).find(({ product }) => product === there);
  });
  const [first] = onEach;
  const isSame = first !== undefined && onEach.every((other) => other?.answer === first.answer);
  return isSame ? { ...first, product: hit.product } : hit;
}

/** Of each product its best hit, and of those that say something, the best first. */
function best(hits: readonly Hit[]): Hit[] {
  const ordered = hits.filter(({ answer }) => answer !== 'no' && answer !== 'unknown').toSorted(compareHits);
  return ordered.filter((hit, index) => ordered.findIndex(({ product }) => product === hit.product) === index);
}

/** What follows the class only makes the order total, whatever order a record has. */
function compareHits(a: Hit, b: Hit): number {
  return compareAnswers(a.answer, b.answer) || compareText(textOf(a), textOf(b));
}

function textOf({ criterion, because, missing }: Hit): string {
  return [criterion.text, formatBounds(criterion.bounds), because, ...missing].join(' ');
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function evaluateConfiguration({ operator, negate, nodes }: ReadConfiguration, host: KnownHost): Evaluation {
  const parts = nodes.map((node) => evaluateNode(node, host));
  return negated(negate, operator === 'AND' ? together(parts, host) : alternatives(parts));
}

function evaluateNode({ operator, negate, criteria }: ReadNode, host: KnownHost): Evaluation {
  const parts = criteria.map((criterion) => evaluateCriterion(criterion, host));
  return negated(negate, operator === 'AND' ? together(parts, host) : alternatives(parts));
}

function alternatives(parts: readonly Evaluation[]): Evaluation {
  const answer = anyOf(parts.map((part) => part.answer));
  return {
    answer,
    hits: parts.flatMap(({ hits }) => hits),
    met: parts.flatMap(({ met }) => met),
    missing: answer === 'unknown' ? parts.flatMap(({ missing }) => missing) : [],
    hardware: parts.every(({ hardware }) => hardware.length > 0) ? parts.flatMap(({ hardware }) => hardware) : [],
    carriers: parts.flatMap(({ carriers }) => carriers),
    firmware: parts.flatMap(({ firmware }) => firmware),
  };
}

function together(parts: readonly Evaluation[], host: KnownHost): Evaluation {
  const ownHits = parts.flatMap((part) => part.hits.map((hit) => withOthers(hit, without(parts, [part]))));
  return {
    answer: allOf(parts.map((part) => part.answer)),
    hits: [...ownHits, ...onCarriers(parts, host)],
    met: parts.flatMap(({ met }) => met),
    missing: parts.flatMap(({ missing }) => missing),
    hardware: [],
    carriers: [],
    firmware: [],
  };
}

/** Hardware that was seen, for firmware that runs on it and on nothing else. */
function onCarriers(parts: readonly Evaluation[], host: KnownHost): Hit[] {
  return parts.flatMap((running) =>
    parts.flatMap((carrying) =>
      running.firmware.flatMap((criterion) =>
        carrying.carriers.map((carrier) =>
          withOthers(judgeFirmware(criterion, carrier, host), without(parts, [running, carrying])),
        ),
      ),
    ),
  );
}

function without(parts: readonly Evaluation[], some: readonly Evaluation[]): Evaluation[] {
  return parts.filter((part) => !some.includes(part));
}

/** A hit together with everything else that has to hold. What is not known of the product itself stays so. */
function withOthers(hit: Hit, others: readonly Evaluation[]): Hit {
  if (hit.answer === 'unknown') return hit;
  const needed = others.filter((other) => !(other.answer === 'unknown' && isItsHardware(hit, other)));
  const answer = allOf([hit.answer, ...needed.map((other) => other.answer)]);
  const missing = needed.flatMap((other) => (other.answer === 'unknown' ? other.missing : []));
  return {
    ...hit,
    answer,
    met: unique([...hit.met, ...needed.flatMap(({ met }) => met)]),
    missing: unique([...hit.missing, ...missing]),
  };
}

/** Firmware runs on its own hardware, whether or not that was seen. */
function isItsHardware({ criterion }: Hit, { hardware }: Evaluation): boolean {
  const device = criterion.name.replace(/_firmware$/, '');
  return criterion.cpe.part === 'o' && hardware.includes(device) && device !== criterion.name;
}

/** What must not hold is never what is reported. */
function negated(negate: boolean, evaluation: Evaluation): Evaluation {
  if (!negate) return evaluation;
  const missing = evaluation.missing.map((words) => `not ${words}`);
  return {
    ...evaluation,
    answer: not(evaluation.answer),
    hits: [],
    met: [],
    missing,
    hardware: [],
    carriers: [],
    firmware: [],
  };
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)].sort();
}
