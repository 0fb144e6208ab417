/** Gives other work of the event loop a turn, at once: a timer would wait a millisecond or, in a browser, four. */
export class EventLoop {
  readonly #channel = new MessageChannel();
  #resume: () => void = () => {};

  constructor() {
    this.#channel.port1.onmessage = () => this.#resume();
  }

  turn(): Promise<void> {
    return new Promise((resolve) => {
      this.#resume = resolve;
      this.#channel.port2.postMessage(null);
    });
  }

  /** An open channel would keep a process alive. */
  close(): void {
    this.#channel.port1.close();
  }
}
