/** Puts the cursor at the end of the field: at once, for those who type on, or once the next frame has drawn it. */
export function focusComposer() {
  focusNow();
  requestAnimationFrame(() => requestAnimationFrame(focusNow));
}

function focusNow() {
  const field = document.getElementById("composer");
  if (!field || document.activeElement === field) return;
  field.focus({ preventScroll: true });
  field.setSelectionRange(field.value.length, field.value.length);
}
