/** What is open over the thread: a dialog, the light box, the drawer of the contact. */
export function modalActions(open) {
  const openModal = (modal) => open().set({ modal });
  const box = (change) => open().set({ lightbox: change && { ...open().lightbox, ...change } });

  return {
    openModal,
    changeModal: (change) => openModal({ ...open().modal, ...change }),
    closeModal: () => openModal(undefined),
    details: (message) => openModal({ kind: "details", message }),
    enlarge: (pictures, index) => box({ pictures, index, isZoomed: false }),
    zoomLightbox: () => box({ isZoomed: !open().lightbox.isZoomed }),
    closeLightbox: () => box(undefined),
    moveLightbox(step) {
      const { index, pictures } = open().lightbox;
      box({ index: Math.min(pictures.length - 1, Math.max(0, index + step)), isZoomed: false });
    },
  };
}
