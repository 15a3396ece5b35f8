const menuDigits = () => ({
  1: { type: "forward", to: [], otherwise: { type: "voicemail", greeting: { say: "All lines are busy. Please leave a message." } } },
  2: { type: "voicemail", greeting: { say: "Please leave a message after the tone." } },
});

/** Plans to begin with. Who is rung is left to the author, and marked until then. */
export const STARTING_POINTS = [
  {
    words: "Ring us, then voicemail",
    detail: "Rings one or more phones. Callers who reach no one leave a message.",
    icon: "phone-forwarded",
    plan: () => ({
      type: "forward",
      to: [],
      otherwise: { type: "voicemail", greeting: { say: "We cannot answer right now. Please leave a message." } },
    }),
  },
  {
    words: "Menu",
    detail: "Callers press a key for whom they want.",
    icon: "layout-grid",
    plan: () => ({
      type: "menu",
      prompt: { say: "Welcome. To talk to us press 1, to leave a message press 2." },
      digits: menuDigits(),
      otherwise: { type: "voicemail", greeting: { say: "Please leave a message after the tone." } },
    }),
  },
  {
    words: "Hours",
    detail: "Rings while you are open and takes messages while you are closed.",
    icon: "clock",
    plan: (timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone) => ({
      type: "businessHours",
      timeZone,
      hours: [{ days: ["monday", "tuesday", "wednesday", "thursday", "friday"], from: "09:00", to: "17:00" }],
      open: {
        type: "forward",
        to: [],
        otherwise: { type: "voicemail", greeting: { say: "All lines are busy. Please leave a message." } },
      },
      closed: { type: "voicemail", greeting: { say: "We are closed right now. Please leave a message." } },
    }),
  },
];
