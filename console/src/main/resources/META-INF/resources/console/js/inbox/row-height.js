import { changeDevice, device } from "../state/device.js";

const HEIGHT = { comfortable: 58, compact: 36 };
const TOUCH_HEIGHT = { comfortable: 62, compact: 44 };
const ONE_PANE = matchMedia("(width < 48rem)");

/** Whether rows have one line: the person's choice for this device. */
export const isCompact = () => device().density === "compact";

export const setCompact = (isOn) => changeDevice({ density: isOn ? "compact" : "comfortable" });

/** The height of a row in pixels, at a text size of 16. */
export const rowHeight = () => (ONE_PANE.matches ? TOUCH_HEIGHT : HEIGHT)[isCompact() ? "compact" : "comfortable"];
