// The focal point of a picture, chosen by a click on its preview. Without a script, and with the keyboard, the two
// number fields do the same.

const preview = document.querySelector(".focal-point");
const fields = ["x", "y"].map((axis) => document.getElementById(`id_focal_${axis}`));

if (preview && fields.every(Boolean)) {
  const marker = document.createElement("span");
  marker.className = "focal-point__marker";
  preview.append(marker);

  const show = () => {
    marker.style.setProperty("--x", fields[0].value);
    marker.style.setProperty("--y", fields[1].value);
  };

  preview.addEventListener("click", (event) => {
    const box = preview.getBoundingClientRect();
    const point = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    fields.forEach((field, index) => {
      field.value = Math.min(1, Math.max(0, point[index])).toFixed(2);
    });
    show();
  });
  fields.forEach((field) => field.addEventListener("input", show));
  show();
}
