/** Why a request came to nothing, in words for people. */
export class Problem extends Error {
  constructor(status, title, detail) {
    super(detail ? `${title}. ${detail}` : title);
    this.status = status;
  }

  /** Reads RFC 9457 problem details, and makes do with the status when there are none. */
  static async from(response) {
    const { title, detail } = await response.json().catch(() => ({}));
    return new Problem(response.status, title ?? `Something went wrong (${response.status})`, detail);
  }

  /** True when the request was understood and turned down, so that sending the same again cannot help. */
  get isRefusal() {
    return this.status >= 400 && this.status < 500 && ![408, 409, 425, 429].includes(this.status);
  }
}
