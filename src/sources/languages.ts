/** Languages of code blocks whose lines are command lines. */
export const shellLanguage =
  /^(?:\{?\.?(?:sh|bash|shell|console|zsh|fish|ksh|shell-session|shellsession|sh-session|shellscript|shell-script|terminal|term|cli|cmd|bat|batch|dos|powershell|ps|ps1|pwsh|posh|command|commandline|bash-session|linux|unix|root)\b.*)$/i

/** Languages of code blocks whose lines are no command lines. */
export const otherLanguage =
  /^\{?\.?(?:ya?ml|json[c5]?|dockerfile|docker-file|python|py|pycon|js|jsx|javascript|ts|tsx|typescript|java|kotlin|kt|scala|go|golang|rust|rs|c|h|cpp|c\+\+|cs|csharp|php|ruby|rb|perl|pl|r|swift|sql|mysql|html?|xml|svg|css|scss|less|sass|toml|ini|conf|cfg|nginx|apache|diff|patch|mermaid|plantuml|dot|graphql|proto|protobuf|hcl|tf|terraform|groovy|gradle|lua|vue|svelte|latex|tex|math|csv|env|dotenv|properties|makefile|make|cmake|http|regex|haskell|hs|elixir|ex|clojure|clj|dart|matlab|asm|nasm|vba|solidity|jinja2?|handlebars|ejs|erb|log|crontab|viml?|elisp|lisp|scheme)\b/i
