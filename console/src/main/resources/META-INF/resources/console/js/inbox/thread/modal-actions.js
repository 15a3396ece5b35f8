import { get } from "../../api/http.js";
import { Problem } from "../../api/problem.js";

/** What is open over the thread: a dialog, the light box, the drawer of the contact. */
export function modalActions(open) {
  const openModal = (modal) => open().set({ modal });
  const box = (change) => open().set({ lightbox: change && { ...open().lightbox, ...change } });

  /** Loaded when the details are opened: Twilio tells a price long after the message. */
  async function addPrice({ id }) {
    const price = await get(`/api/messages/${encodeURIComponent(id)}/price`).catch(noPrice);
    const modal = open()?.modal;
    if (price && modal?.kind === "details" && modal.message.id === id) openModal({ ...modal, price });
  }

  return {
    openModal,
    changeModal: (change) => openModal({ ...open().modal, ...change }),
    closeModal: () => openModal(undefined),
    details(message) {
      openModal({ kind: "details", message });
      if (message.twilioSid) addPrice(message);
    },
    enlarge: (pictures, index) => box({ pictures, index, isZoomed: false }),
    zoomLightbox: () => box({ isZoomed: !open().lightbox.isZoomed }),
    closeLightbox: () => box(undefined),
    moveLightbox(step) {
      const { index, pictures } = open().lightbox;
      box({ index: Math.min(pictures.length - 1, Math.max(0, index + step)), isZoomed: false });
    },
  };
}

function noPrice(problem) {
  if (!(problem instanceof Problem)) throw problem;
}
