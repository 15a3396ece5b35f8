/** A recording that has not begun by then is passed over, in seconds. */
const LATEST_BEGIN = 10;

/** Whether the page may fetch a recording: its security policy permits only this server's. */
export const isPlayable = (address) => URL.parse(address, location.href)?.origin === location.origin;

/** The server that has a recording, for people. */
export const serverOf = (address) => URL.parse(address, location.href)?.host ?? address;

/** Plays a recording of this server to its end. `onFailure` is called when it cannot be played. */
export function playRecording(address, onFailure) {
  const audio = new Audio(address);
  let isOver = false;
  const fail = () => {
    if (!isOver) onFailure();
    isOver = true;
  };
  audio.onended = () => (isOver = true);
  audio.onerror = fail;
  audio.play().catch(({ name }) => name !== "AbortError" && fail());
  return {
    cancel: () => audio.pause(),
    isOver(passed) {
      if (passed > LATEST_BEGIN && audio.currentTime === 0) fail();
      return isOver;
    },
  };
}
