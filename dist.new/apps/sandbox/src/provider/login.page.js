/** The pages of the sandbox's provider, in Spanish, for a phone as for a desk. Nothing in them comes from a request. */ export const PAGE_HEADERS = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    // No `form-action`: browsers apply it to the redirect back to the institution as well, and would stop there.
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff'
};
const STYLE = `
  :root { color-scheme: light dark; font: 1.0625rem/1.5 system-ui, sans-serif }
  body { margin: 0; min-height: 100dvh; display: grid; place-items: center; background: light-dark(#f1f4f8, #10151c) }
  main { box-sizing: border-box; width: min(26rem, 100% - 2rem); margin: 1rem 0; padding: 2rem 1.5rem; border-radius: .75rem;
    background: light-dark(#fff, #1a222d); box-shadow: 0 .25rem 1.5rem rgb(0 0 0 / .12) }
  h1 { margin: 0 0 .25rem; font-size: 1.5rem; line-height: 1.2 }
  p { margin: 0 0 1.25rem }
  label { display: block; margin-bottom: 1rem; font-weight: 600 }
  input { box-sizing: border-box; display: block; width: 100%; margin-top: .25rem; padding: .75rem; font: inherit;
    border: 1px solid light-dark(#6b7683, #8b97a6); border-radius: .5rem; background: light-dark(#fff, #10151c); color: inherit }
  button { width: 100%; min-height: 3rem; padding: .75rem; font: inherit; font-weight: 600; color: #fff; background: #005a9c;
    border: 0; border-radius: .5rem; cursor: pointer }
  button:hover { background: #00477b }
  :focus-visible { outline: 3px solid light-dark(#f0a500, #ffc44d); outline-offset: 2px }
  .fault { padding: .75rem; border-radius: .5rem; background: light-dark(#fdeaea, #4a1d1f); color: light-dark(#8c1017, #ffd7d9) }
  small { display: block; margin-top: 1.25rem; color: light-dark(#55606c, #a9b4c0) }`;
function page(title, body) {
    return `<!doctype html>
<html lang="es">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Enlace</title>
<style>${STYLE}</style>
</head>
<body><main>
${body}
</main></body>
</html>
`;
}
/** @param party how the institution is called, from our own registry */ export function loginPage(party, failed) {
    return page('Entrar', `<h1>Entrar</h1>
<p>${party}</p>
${failed ? '<p class="fault" role="alert">El usuario o la contraseña no son correctos.</p>' : ''}
<form method="post" autocomplete="off">
<label>Usuario <input name="user" required autofocus autocapitalize="none" spellcheck="false" autocomplete="username"></label>
<label>Contraseña <input name="password" type="password" required autocomplete="current-password"></label>
<button type="submit">Entrar</button>
</form>
<small>Entorno de prueba: ninguna de estas personas existe.</small>`);
}
/** @param form what the provider wants sent */ export function logoutPage(form) {
    return page('Salir', `<h1>Salir</h1>
<p>¿Quiere cerrar también su sesión en el proveedor de identidad?</p>
${form}
<button type="submit" form="op.logoutForm" name="logout" value="yes">Cerrar la sesión</button>`);
}
export function loggedOutPage() {
    return page('Sesión cerrada', '<h1>Sesión cerrada</h1><p>Ya puede cerrar esta página.</p>');
}
export function faultPage() {
    return page('No se pudo entrar', '<h1>No se pudo entrar</h1><p>La solicitud no es válida o ya venció. Vuelva a su institución y empiece de nuevo.</p>');
}

//# sourceMappingURL=login.page.js.map