interface Route {
  readonly method: string;
  readonly pattern: RegExp;
}

/** The routes of the server, to tell an unknown address (404) from a method an address does not support (405). */
export class RouteTable {
  readonly #routes: Route[] = [];

  /** `path` as the router writes it: `/scans/:scanId`. */
  add(method: string, path: string): void {
    const segments = path.split('/').map((segment) => (segment.startsWith(':') ? '[^/]+' : escape(segment)));
    this.#routes.push({ method, pattern: new RegExp(`^${segments.join('/')}$`) });
  }

  /** The methods supported at the path of this request target, sorted; empty when there is nothing. */
  methodsAt(target: string): string[] {
    const path = target.split(/[?#]/, 1)[0] ?? '';
    const methods = this.#routes.filter((route) => route.pattern.test(path)).map((route) => route.method);
    return [...new Set(methods)].sort();
  }
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
