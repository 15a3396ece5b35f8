import { Problem } from "../../api/problem.js";
import { csrfHeader } from "../../api/http.js";

/**
 * Uploads a file, telling how many bytes are on their way: `fetch` cannot tell that.
 *
 * @returns `{promise, abort}`; the promise is of the API's `{id, type, bytes}`
 */
export function uploadFile(file, onProgress) {
  const request = new XMLHttpRequest();
  const promise = new Promise((resolve, reject) => {
    request.upload.onprogress = ({ loaded }) => onProgress(Math.min(loaded, file.size));
    request.onload = async () => (request.status === 201 ? resolve(JSON.parse(request.responseText)) : reject(await problemOf(request)));
    request.onerror = () => reject(new Problem(0, "Switchboard cannot be reached", "Check your connection."));
    request.onabort = () => reject(new DOMException("The upload was taken back.", "AbortError"));
  });
  send(request, file);
  return { promise, abort: () => request.abort() };
}

function send(request, file) {
  const form = new FormData();
  form.append("file", file, file.name);
  request.open("POST", "/api/media");
  request.setRequestHeader("Accept", "application/json, application/problem+json");
  for (const [name, value] of Object.entries(csrfHeader() ?? {})) request.setRequestHeader(name, value);
  request.send(form);
}

async function problemOf({ status, responseText }) {
  const problem = await Problem.from(new Response(responseText, { status: status || 503 }));
  if (problem.status === 401) document.dispatchEvent(new Event("session-ended"));
  return problem;
}
