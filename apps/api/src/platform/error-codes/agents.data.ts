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
  agent_offline: conflicting({
    title: 'The agent is not there',
    message: 'The agent is not there now, so it cannot be asked.',
    meaning:
      'The agent has stopped, lost its connection or its credentials, or was never heard. The message says which.',
    remedy:
      'See the presence of the site for since when and why. Have somebody there run `siteward-agent doctor`, and ask again when it is back.',
  }),
  agent_does_not_answer: {
    type: 'api_error',
    status: 504,
    title: 'The agent did not answer',
    message: 'The agent is there, but it did not answer in time.',
    meaning:
      'The link is too slow, the agent is busy, it is of a version that does not know the question, or its credentials are from before it could be asked.',
    remedy:
      'Ask again for less. Update the agent if it is old; its credentials are renewed when half of their time is over, or by enrolling anew.',
  },
  agent_answer_unusable: {
    type: 'api_error',
    status: 502,
    title: 'The agent gave no usable answer',
    message: 'What the agent answered cannot be used.',
    meaning: 'The answer was cut off, too large, or not of the form that this version of the centre knows.',
    remedy: 'Ask again. If it happens again, update the agent, or the centre when it is the older one.',
  },
  agent_refused: unauthenticated({
    title: 'The agent is not let in',
    message: 'There is no such agent, or it was revoked, or the signature is not of its key.',
    meaning:
      'Renewing credentials needs an agent that has enrolled and was not revoked, and a signature of a fresh nonce.',
    remedy: 'Enrol the agent again with a new token if it is still wanted at its site.',
  }),
  release_not_found: missing({
    title: 'There is no such release of the agent',
    message: 'This centre has no release of the agent with this version.',
    meaning:
      'Releases are put into AGENT_DOWNLOADS_DIR by whoever runs the centre. A damaged one is left out, and the log says so.',
    remedy: 'List the releases to see which there are.',
  }),
  site_release_not_found: missing({
    title: 'No release is chosen for the site',
    message: 'No release of the agent is chosen for this site, or there is no such site.',
    meaning: 'Without a choice the site goes by rollouts.',
    remedy: 'Nothing has to be done.',
  }),
  rollout_not_found: missing({
    title: 'There is no such rollout',
    message: 'There is no rollout with this id.',
    meaning: 'No rollout of your tenant has the given id.',
    remedy: 'List the rollouts to see which there are.',
  }),
  rollout_running: conflicting({
    title: 'Another rollout is running',
    message: 'Another rollout is running; there is one at a time.',
    meaning: 'Two releases on their way to the same sites could not be told apart when one goes wrong.',
    remedy: 'Wait for its end, or halt it.',
  }),
  rollout_ended: conflicting({
    title: 'The rollout has ended',
    message: 'The rollout has ended already.',
    meaning: 'It was carried out to its end, or halted.',
    remedy: 'List the rollouts to see its state.',
  }),
  installer_not_available: missing({
    title: 'There is no package of the agent here',
    message: 'This centre has no such package of the agent.',
    meaning: 'Packages are put into AGENT_DOWNLOADS_DIR by whoever runs the centre.',
    remedy: 'Put a siteward-agent package there, or copy it to the machine yourself.',
  }),
} as const satisfies Record<string, ErrorCodeEntry>;
