/** The eight kinds of steps: how each looks, one sentence for who chooses, and one as it begins. */
export const KINDS = [
  {
    type: "greeting",
    words: "Greeting",
    icon: "volume-2",
    tone: "",
    sentence: "Says something, then goes on.",
    fresh: () => ({ type: "greeting", greeting: { say: "Hello." } }),
  },
  {
    type: "forward",
    words: "Ring",
    icon: "phone-forwarded",
    tone: "good",
    sentence: "Rings people, at once or one after the other.",
    fresh: () => ({ type: "forward", to: [] }),
  },
  {
    type: "voicemail",
    words: "Voicemail",
    icon: "voicemail",
    tone: "warn",
    sentence: "Takes a message and ends the call.",
    fresh: () => ({ type: "voicemail", greeting: { say: "Please leave a message after the tone." } }),
  },
  {
    type: "menu",
    words: "Menu",
    icon: "layout-grid",
    tone: "accent",
    sentence: "Lets callers choose by pressing a key.",
    fresh: () => ({ type: "menu", prompt: { say: "Press 1 to talk to us, or 2 to leave a message." }, digits: { 1: null, 2: null } }),
  },
  {
    type: "businessHours",
    words: "Opening hours",
    icon: "clock",
    tone: "info",
    sentence: "Goes one way while you are open and another while you are closed.",
    fresh: () => ({
      type: "businessHours",
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      hours: [{ days: ["monday", "tuesday", "wednesday", "thursday", "friday"], from: "09:00", to: "17:00" }],
    }),
  },
  {
    type: "recording",
    words: "Record",
    icon: "circle-dot",
    tone: "voice",
    sentence: "Records the conversations of all steps after it, or stops that.",
    fresh: () => ({ type: "recording", on: true, announcement: { say: "This call may be recorded." } }),
  },
  {
    type: "reject",
    words: "Reject",
    icon: "ban",
    tone: "bad",
    sentence: "Turns the call away without answering; it costs nothing.",
    fresh: () => ({ type: "reject", reason: "busy" }),
  },
  {
    type: "hangUp",
    words: "Hang up",
    icon: "phone-off",
    tone: "",
    sentence: "Says goodbye and ends the call.",
    fresh: () => ({ type: "hangUp", lastWords: { say: "Goodbye." } }),
  },
];

const UNKNOWN = { type: "", words: "Unknown step", icon: "circle-alert", tone: "bad", sentence: "" };

export const kindOf = (step) => KINDS.find((kind) => kind.type === step?.type) ?? UNKNOWN;
