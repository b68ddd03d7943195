/**
 * Serves the framed page as if it were built for the address that it is tested at, so
 * that its policy names this one.
 */
export async function builtForHere(page, baseURL) {
  const own = `'self' ${new URL(baseURL).origin}`;
  await page.route("**/embed.html*", async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll(/'self'(?: https?:[^ ;"]+)?/g, own);
    await route.fulfill({ response, body });
  });
}
