/** Lets somebody sleep until there is something new, and remembers what came while nobody slept. */
export class Wakeup {
  private woken = false;
  private endSleep: () => void = () => undefined;

  wake(): void {
    this.woken = true;
    this.endSleep();
  }

  /** Whether it was woken since it last said so; sleeps for at most this long, in milliseconds, to find out. */
  async within(ms: number): Promise<boolean> {
    if (!this.woken) await this.sleep(ms);
    const wasWoken = this.woken;
    this.woken = false;
    return wasWoken;
  }

  private async sleep(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.endSleep = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
