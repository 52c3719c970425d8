// Starts the viewer on this deployment's own description, and shows each call for the shell, JavaScript and Python.

/** What the reader chose last, for all calls. */
let chosen = 0;

/** A call in three languages, with a button that copies what is shown. */
function samples({ React }) {
  const h = React.createElement;

  function Samples({ list }) {
    const [language, choose] = React.useState(chosen);
    const [copied, setCopied] = React.useState(false);
    const { source } = list[language] ?? list[0];
    const tabs = list.map(({ label }, index) =>
      h(
        "button",
        {
          key: label,
          type: "button",
          "aria-pressed": index === language,
          onClick: () => {
            chosen = index;
            choose(index);
            setCopied(false);
          },
        },
        label,
      ),
    );
    const copy = async () => {
      await navigator.clipboard.writeText(source);
      setCopied(true);
    };
    return h(
      "section",
      { className: "samples", "aria-label": "This call in a program" },
      h(
        "div",
        { className: "samples-bar" },
        h("div", { role: "group", "aria-label": "Language" }, tabs),
        h("button", { type: "button", className: "copy", onClick: copy }, copied ? "Copied" : "Copy"),
      ),
      h("pre", { tabIndex: 0 }, h("code", null, source)),
    );
  }

  const withSamples = (Responses) => (props) => {
    const { path, method, specSelectors } = props;
    const list = specSelectors.specJson().getIn(["paths", path, method, "x-codeSamples"]);
    const shown = list ? h(Samples, { list: list.toJS() }) : null;
    return h(React.Fragment, null, shown, h(Responses, props));
  };
  return { wrapComponents: { responses: withSamples } };
}

window.SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#reference",
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  defaultModelRendering: "example",
  displayRequestDuration: true,
  filter: true,
  showExtensions: false,
  // Nobody else's server checks our description.
  validatorUrl: null,
  plugins: [samples],
});
