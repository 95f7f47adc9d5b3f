import { conflicting, type ErrorCodeEntry, impossible, missing, unauthenticated } from './entry.js';

/** About agents: how they enrol and who they are. */
export const AGENT_ERRORS = {
  agent_not_found: missing({
    title: 'There is no such agent',
    message: 'There is no agent with this id.',
    meaning: 'No agent of your tenant has the given id. It may have been revoked already.',
    remedy: 'List the agents of the site to see which there are.',
  }),
  enrolment_not_found: missing({
    title: 'There is no such enrolment',
    message: 'The site has no enrolment with this id.',
    meaning: 'No enrolment of this site has the given id. Those that are long over are forgotten.',
    remedy: 'List the enrolments of the site to see which there are.',
  }),
  enrolment_unavailable: impossible({
    title: 'Agents cannot enrol here',
    message: 'This centre does not decide who comes in at its broker, so agents cannot enrol.',
    meaning: 'The broker is secured by somebody else: this installation has no keys of an operator.',
    remedy: 'Set NATS_AUTHORITY_DIR at the API, or give the agent credentials of your broker yourself.',
  }),
  enrolment_token_unknown: unauthenticated({
    title: 'The enrolment token is not known',
    message: 'The enrolment token is none that was given out here, or it was taken back.',
    meaning: 'No enrolment has this token: it was mistyped, belongs to another installation, or was deleted.',
    remedy: 'Check that the whole token was copied, and that the address is that of the installation it is from.',
  }),
  enrolment_token_expired: unauthenticated({
    title: 'The enrolment token has expired',
    message: 'The enrolment token has expired.',
    meaning: 'Enrolment tokens are good for a short time only, an hour when nothing else was asked for.',
    remedy: 'Ask for a new enrolment of the site, and use its token within its time.',
  }),
  enrolment_token_used: conflicting({
    title: 'The enrolment token was used before',
    message: 'The enrolment token was used by another agent already.',
    meaning: 'A token lets in one agent. If it was not yours, somebody else has read the token.',
    remedy: 'List the agents of the site. Revoke the one that you do not know, and ask for a new enrolment.',
  }),
  agent_key_taken: conflicting({
    title: 'The key of the agent is taken',
    message: 'An agent with this public key has enrolled before.',
    meaning: 'Every agent has a key of its own. Credentials were copied from one machine to another.',
    remedy: 'Have the agent make a new key: enrol without the old credentials file.',
  }),
  agent_refused: unauthenticated({
    title: 'The agent is not let in',
    message: 'There is no such agent, or it was revoked, or the signature is not of its key.',
    meaning:
      'Renewing credentials needs an agent that has enrolled and was not revoked, and a signature of a fresh nonce.',
    remedy: 'Enrol the agent again with a new token if it is still wanted at its site.',
  }),
} as const satisfies Record<string, ErrorCodeEntry>;
