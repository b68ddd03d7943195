document.addEventListener("sales-motion:change", (event) => {
  const { verdict, inputs } = event.detail;
  navigator.sendBeacon("/count", JSON.stringify({ verdict, deal: inputs.deal }));
});
