const api = '^apps/api/src/';
const agent = '^apps/agent/src/';
const stages = 'access|sites|agents|advisory|schedule|request|outbox|ingest|match|report';
const parts = 'routeros|nmap|result|spool|job';

const lib = (name) => `node_modules/(${name})/`;
const only = (name, to, allowed) => ({
  name,
  severity: 'error',
  from: { path: '^(apps|libs)/', pathNot: [...allowed, '\\.spec\\.ts$'] },
  to,
});
const oneWay = (from, to) => ({
  name: 'flow-runs-one-way',
  severity: 'error',
  from: { path: `${api}(${from})/` },
  to: { path: `${api}(${to})/` },
});

/** Files that decide: no framework, no database, no broker, no I/O. */
const pure = [
  `${api}schedule/(recurrence|blackouts|run-times|networks|schedule-(rules|changes)|shown-schedule)\\.ts$`,
  `${api}request/(scan-lifecycle|short-id|parse-[^/]+)\\.ts$`,
  `${api}outbox/next-delivery\\.ts$`,
  `${api}advisory/(routeros-version|affected|cvss-vector|advisory-references|priority|score-choice)\\.ts$`,
  `${api}advisory/(names|versions|applies)/[a-z-]+(\\.data)?\\.ts$`,
  `${api}match/([^/]+\\.matcher|findings-of-site-scan|back-ports|confidence|urgency|exploitation|product-(explanation|tally)|finding-status|compliance-tags)\\.ts$`,
  `${api}match/inventory/[^/]+\\.ts$`,
  `${api}match/mitigation/(markdown|mitigation-facts|product-mitigation-facts|mitigation-markdown|grounding)\\.ts$`,
  `${api}report/(summary|runtime|detail|coverage|scan-standing|scan-look|scan-event-text|schedule-status|latest-scan-status)\\.ts$`,
  `${agent}job/scan-plan\\.ts$`,
  `${agent}routeros/checks/[^/]+\\.ts$`,
  `${agent}nmap/(arguments|xml|progress)\\.ts$`,
  `${agent}result/assemble\\.ts$`,
  `${agent}spool/(frame|segment|inventory|spooled-result)\\.ts$`,
];

module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'contracts-know-nobody',
      severity: 'error',
      from: { path: '^libs/contracts/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['^libs/contracts/', lib('zod')] },
    },
    {
      name: 'libs-know-no-app',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(apps|test|tools)/' },
    },
    {
      name: 'apps-are-strangers',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'libs-by-the-front-door',
      severity: 'error',
      from: { path: '^(apps|test|tools)/' },
      to: { path: '^libs/[^/]+/', pathNot: '^libs/[^/]+/src/index\\.ts$' },
    },
    {
      name: 'product-never-imports-test',
      severity: 'error',
      from: { path: '^(apps|libs)/' },
      to: { path: '^(test|tools)/' },
    },
    {
      name: 'platform-knows-no-stage',
      severity: 'error',
      from: { path: `${api}platform/` },
      to: { path: `${api}(${stages})/` },
    },
    {
      name: 'stages-by-the-front-door',
      severity: 'error',
      from: { path: `${api}(${stages})/` },
      to: { path: `${api}(${stages})/`, pathNot: [`${api}$1/`, `${api}(${stages})/index\\.ts$`] },
    },
    oneWay('access', 'sites|agents|advisory|schedule|request|outbox|ingest|match|report'),
    oneWay('sites|advisory|outbox', 'schedule|request|ingest|match|report'),
    oneWay('sites|advisory|outbox', 'agents'),
    oneWay('agents', 'schedule|request|ingest|match|report'),
    oneWay('schedule', 'request|ingest|match|report'),
    oneWay('request', 'ingest|match|report'),
    oneWay('ingest', 'match|report'),
    oneWay('match', 'report'),
    {
      name: 'agent-parts-by-the-front-door',
      severity: 'error',
      from: { path: `${agent}(${parts})/` },
      to: { path: `${agent}(${parts})/`, pathNot: [`${agent}$1/`, `${agent}(${parts})/index\\.ts$`] },
    },
    {
      name: 'only-job-conducts',
      severity: 'error',
      from: { path: `${agent}(routeros|nmap|result|transport)/` },
      to: { path: `${agent}(${parts})/`, pathNot: `${agent}$1/` },
    },
    {
      name: 'pure-stays-pure',
      severity: 'error',
      from: { path: pure },
      to: {
        path: [
          lib('@nestjs|typeorm|nats|pg'),
          '^(node:)?(fs|net|tls|child_process|http|https|timers)',
          '\\.(service|store|entity|read-model|controller|module)\\.ts$',
        ],
      },
    },
    only('typeorm-in-its-place', { path: lib('typeorm') }, [
      '\\.(entity|store|read-model)\\.ts$',
      `${api}platform/database/`,
      '\\.module\\.ts$',
    ]),
    { name: 'agent-has-no-database', severity: 'error', from: { path: agent }, to: { path: lib('typeorm|pg') } },
    only('nats-in-its-place', { path: lib('nats') }, ['^libs/jetstream/']),
    only('one-child-process', { path: '^(node:)?child_process$' }, [`${agent}nmap/process\\.ts$`]),
    only('one-socket', { path: '^(node:)?(net|tls)$' }, [`${agent}routeros/`]),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.cruise.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
