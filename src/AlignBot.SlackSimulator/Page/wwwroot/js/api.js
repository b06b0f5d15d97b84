/** The control API refused, with the sentence it gave. */
export class ApiError extends Error {
  /** @param {number} status @param {string} message */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** JSON over HTTP to the server that served this page. */
export function createApi() {
  /** @param {string} method @param {string} path @param {any} [body] @returns {Promise<any>} */
  async function call(method, path, body) {
    /** @type {Response} */
    let response;
    try {
      response = await fetch(path, {
        method,
        headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
        body: body === undefined ? undefined : JSON.stringify(body),
        cache: 'no-store',
      });
    } catch {
      throw new ApiError(0, 'The simulator does not answer. Is it still running?');
    }
    const text = await response.text();
    const answer = parse(text);
    if (!response.ok) throw new ApiError(response.status, answer?.error ?? `The simulator answered ${response.status}.`);
    return answer;
  }

  return {
    call,
    /** @param {string} path @param {Record<string, string|number|null|undefined>} [query] */
    get: (path, query) => call('GET', path + search(query)),
    /** @param {string} path @param {any} [body] */
    post: (path, body = {}) => call('POST', path, body),
    /** @param {string} path */
    remove: path => call('DELETE', path),
  };
}

/** @param {string} text */
function parse(text) {
  if (!text) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null; // an error page of the server, not one of its answers: the status says enough
  }
}

/** @param {Record<string, string|number|null|undefined>} [query] */
function search(query) {
  const pairs = Object.entries(query ?? {}).filter(([, value]) => value !== null && value !== undefined);
  return pairs.length ? `?${new URLSearchParams(pairs.map(([key, value]) => [key, String(value)]))}` : '';
}
