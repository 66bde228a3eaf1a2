/** The page's side of the worker. */

const PATIENCE_MS = 30_000;

export class Checker {
  #worker;
  #ready;

  constructor() {
    this.#start();
  }

  /**
   * Checks the bytes of one label; ask for the next only when this one is answered.
   *
   * Resolves to `{ label }`, the report on the label; `{ refusal }`, why it cannot be
   * checked, one language a line; or `{ fault }`: `unloaded`, `crashed` or `slow`.
   */
  async check(svg, request) {
    const answer = await this.#ask({ svg, request: JSON.stringify(request) });
    if (answer.fault) {
      this.#worker.terminate();
      this.#start();
    }
    return answer.line ? { label: JSON.parse(answer.line).label } : answer;
  }

  #start() {
    this.#worker = new Worker('worker.js', { type: 'module' });
    this.#ready = this.#answer();
  }

  async #ask(question) {
    const ready = await this.#ready;
    if (ready.fault) return ready;
    const answer = this.#answer();
    this.#worker.postMessage(question);
    return Promise.race([answer, slow()]);
  }

  #answer() {
    return new Promise((resolve) => {
      this.#worker.onmessage = ({ data }) => resolve(data);
      this.#worker.onerror = () => resolve({ fault: 'unloaded' });
    });
  }
}

function slow() {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, { fault: 'slow' }));
}
