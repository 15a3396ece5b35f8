/** Files for the next message: chosen, pasted or dropped. */
export function fileActions(composer, channel) {
  const add = (files) => files.length && composer().addFiles([...files], channel());
  const carriesFiles = ({ dataTransfer }) => [...(dataTransfer?.types ?? [])].includes("Files");

  return {
    attach: (event) => event.currentTarget.parentElement.querySelector("input[type=file]").click(),
    chosen({ target }) {
      add(target.files);
      target.value = "";
    },
    /** Office programs put a picture of the text beside it: the text is what was meant. */
    pasted(event) {
      const { files, types } = event.clipboardData;
      if (!files.length || types.includes("text/plain")) return;
      event.preventDefault();
      add(files);
    },
    draggedOver(event) {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
    },
    dropped(event) {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      add(event.dataTransfer.files);
    },
    removeFile: (key) => composer().attachments.remove(key),
    retryFile: (key) => composer().attachments.retry(key),
  };
}
