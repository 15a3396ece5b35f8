const RETURN_TO = "return-to";

const WHY_FAILED = "The log-in did not succeed. Please try again.";

/** Shows the way in, and keeps in mind which conversation was wanted. */
export function showLogin(words = new URLSearchParams(location.search).has("login") ? WHY_FAILED : "") {
  const login = document.getElementById("login");
  document.getElementById("console").hidden = true;
  login.hidden = false;
  document.title = "Log in · Switchboard";
  if (words) login.querySelector(".why").textContent = words;
  login.querySelector("a").addEventListener("click", () => sessionStorage.setItem(RETURN_TO, location.hash));
}

/** After the login the browser comes back to the front page: goes on to where it was headed. */
export function returnToWhereItWas() {
  const hash = sessionStorage.getItem(RETURN_TO);
  sessionStorage.removeItem(RETURN_TO);
  if (hash && !location.hash) location.replace(hash);
}
