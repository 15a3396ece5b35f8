/** Puts the cursor at the end of the field, once the next frame has drawn it. */
export function focusComposer() {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const field = document.getElementById("composer");
      if (!field || document.activeElement === field) return;
      field.focus({ preventScroll: true });
      field.setSelectionRange(field.value.length, field.value.length);
    }),
  );
}

/** On a touch screen the focus would bring up the keyboard over what was just opened. */
export const HAS_TOUCH_SCREEN = matchMedia("(pointer: coarse)").matches;
