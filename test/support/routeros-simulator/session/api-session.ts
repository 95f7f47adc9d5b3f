import { randomBytes } from 'node:crypto';
import type { FaultBox, LoginFault } from '../faults.js';
import type { RouterProfile } from '../profiles/router-profile.js';
import type { Sentence } from '../wire/encode.js';
import type { Link } from '../wire/link.js';
import { type DecodeLimits, SentenceDecoder } from '../wire/sentence-decoder.js';
import { answer, findObstacle } from './answer.js';
import { bend, type Ending, GARBAGE, type Step } from './command-fault.js';
import { type Command, parseCommand } from './command.js';
import { decideLogin, type LoginForm, type LoginOutcome, type SimulatedUser } from './login.js';
import { done, failure, fatal, tagged, type TagPosition, trap } from './reply.js';
import { RunningCommands } from './running-commands.js';
import { masked, type SessionRecord } from './session-record.js';

/** What all connections of a simulator share. */
export interface Router {
  readonly profile: RouterProfile;
  readonly users: readonly SimulatedUser[];
  readonly loginForm: LoginForm;
  readonly tagPosition: TagPosition;
  readonly faults: FaultBox;
}

const STRANGER_LIMITS: DecodeLimits = { wordBytes: 16 * 1024, sentenceBytes: 64 * 1024 };
const MEMBER_LIMITS: DecodeLimits = { wordBytes: 16 * 1024 * 1024, sentenceBytes: 64 * 1024 * 1024 };
const BACKLOG_BYTES = 1024 * 1024;

/** One connection from its first byte to its last. */
export class ApiSession {
  private readonly decoder = new SentenceDecoder(STRANGER_LIMITS);
  private readonly running = new RunningCommands();
  private policies: ReadonlySet<string> | null = null;
  private challenge: Buffer | null = null;
  private isOver = false;

  constructor(
    private readonly router: Router,
    private readonly link: Link,
    private readonly record: SessionRecord,
  ) {}

  receive(chunk: Buffer): void {
    if (this.isOver) return;
    const { sentences, fault } = this.decoder.push(chunk);
    for (const words of sentences) this.evaluate(words.map((word) => word.toString('utf8')));
    if (fault !== null) this.end('fin');
  }

  closed(): void {
    this.isOver = true;
    this.record.isOpen = false;
    this.running.stopAll();
  }

  private evaluate(words: readonly string[]): void {
    if (this.isOver) return;
    this.record.sentences.push(masked(words));
    const command = parseCommand(words);
    if (command.name === '/login') this.login(command);
    else if (this.policies === null) this.dismiss('not logged in');
    else if (command.name === '/quit') this.dismiss('session terminated on request');
    else if (command.name === '/cancel') this.cancel(command);
    else this.run(command, this.policies);
  }

  private login(command: Command): void {
    const fault = this.router.faults.login();
    if (fault !== null) {
      this.spoilLogin(fault, command);
      return;
    }
    const { users, profile, loginForm: form } = this.router;
    const { remoteAddress } = this.record;
    const outcome = decideLogin(command, { form, users, profile, remoteAddress, challenge: this.challenge });
    for (const sentence of this.settleLogin(outcome)) this.reply(sentence, command.tag);
  }

  private settleLogin(outcome: LoginOutcome): readonly Sentence[] {
    switch (outcome.kind) {
      case 'accepted':
        this.policies = outcome.policies;
        this.record.user = outcome.user.name;
        this.decoder.relax(MEMBER_LIMITS);
        return [done()];
      case 'challenged':
        this.challenge = randomBytes(16);
        return [done({ ret: this.challenge.toString('hex') })];
      case 'acknowledged':
        return [done()];
      case 'refused':
        return failure({ message: outcome.message });
    }
  }

  private spoilLogin(fault: LoginFault, { tag }: Command): void {
    switch (fault) {
      case 'garbage':
        this.link.sendBytes([GARBAGE]);
        this.end('fin');
        return;
      case 'fatal':
        this.dismiss('too many commands before login');
        return;
      case 'unknown-reply':
        this.reply(['!news', '=what=ever'], tag);
        return;
      case 'bare-trap':
        this.reply(trap({}), tag);
        this.reply(done(), tag);
        return;
      case 'mute-done':
        this.reply(done(), tag);
        return;
      case 'fin':
      case 'reset':
      case 'silence':
        this.end(fault);
    }
  }

  private cancel(command: Command): void {
    this.running.cancel(command.attributes.get('tag'), command.tag, (sentence, tag) => {
      this.reply(sentence, tag);
    });
  }

  private run(command: Command, policies: ReadonlySet<string>): void {
    const context = { profile: this.router.profile, policies, now: new Date() };
    const fault = this.router.faults.command(command.menu);
    if (fault === null) {
      const isListening = command.verb === 'listen' && findObstacle(command, context) === null;
      if (isListening) this.running.add(command.tag, () => undefined);
      else this.replyAll(answer(command, context), command.tag);
      return;
    }
    const sentences = answer(command, context);
    const onWire = sentences.map((sentence) => tagged(sentence, command.tag, this.router.tagPosition));
    const steps = bend(fault, { sentences, tagged: onWire, rows: this.router.faults.rows });
    for (const step of steps) this.take(step, command.tag);
  }

  private take(step: Step, tag: string | null): void {
    switch (step.kind) {
      case 'send':
        this.replyAll(step.sentences, tag);
        return;
      case 'send-untagged':
        this.replyAll(step.sentences, null);
        return;
      case 'send-bytes':
        this.link.sendBytes([step.bytes]);
        return;
      case 'end':
        this.end(step.how);
        return;
      case 'endless':
        this.floodWith(step.sentence, tag);
        return;
      case 'trickle':
        this.trickle(step.sentences, tag);
    }
  }

  private floodWith(sentence: Sentence, tag: string | null): void {
    const batch = Array.from({ length: 50 }, () => sentence);
    const timer = setInterval(() => {
      if (this.link.backlogBytes < BACKLOG_BYTES) this.replyAll(batch, tag);
    }, 2);
    this.running.add(tag, () => {
      clearInterval(timer);
    });
  }

  private trickle(sentences: readonly Sentence[], tag: string | null): void {
    const waiting = [...sentences];
    const timer = setInterval(() => {
      const next = waiting.shift();
      if (next !== undefined) this.reply(next, tag);
      if (waiting.length > 0) return;
      clearInterval(timer);
      this.running.ended(entry);
    }, this.router.faults.trickleMs);
    const entry = this.running.add(tag, () => {
      clearInterval(timer);
    });
  }

  private reply(sentence: Sentence, tag: string | null): void {
    this.replyAll([sentence], tag);
  }

  private replyAll(sentences: readonly Sentence[], tag: string | null): void {
    const onWire = sentences.map((sentence) => tagged(sentence, tag, this.router.tagPosition));
    this.link.send(onWire, this.router.faults.delivery);
  }

  private dismiss(reason: string): void {
    this.reply(fatal(reason), null);
    this.end('fin');
  }

  private end(how: Ending): void {
    this.isOver = true;
    this.running.stopAll();
    if (how === 'fin') this.link.finish();
    else if (how === 'reset') this.link.reset();
    else this.link.silence();
  }
}
