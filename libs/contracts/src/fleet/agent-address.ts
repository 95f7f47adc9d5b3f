/** Which agent of which site; `*` for any. */
export interface AgentAddress {
  readonly siteId: string;
  readonly agentId: string;
}
