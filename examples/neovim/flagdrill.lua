-- For Neovim 0.7 and later. Put it into ~/.config/nvim/plugin/. `:Flagdrill [deck]` asks the next card.
local function run(arguments)
  local said = vim.fn.system(vim.list_extend({ 'flagdrill' }, arguments))
  local ok, value = pcall(vim.json.decode, said, { luanil = { object = true } })
  if ok and type(value) == 'table' then return value end
  vim.notify(vim.trim(said), vim.log.levels.ERROR)
end

local function answer(card, arguments)
  local said = run(vim.list_extend({ 'answer', card, '--json' }, arguments))
  if not said then return end
  local mark = said.correct and '✓ ' or said.again and '~ ' or '✗ '
  vim.notify(mark .. table.concat(vim.list_extend({ said.expected }, said.feedback), '\n'))
end

vim.api.nvim_create_user_command('Flagdrill', function(given)
  local asked = run(vim.list_extend({ 'next', '--json' }, given.fargs))
  if not asked then return end
  if asked.done then return vim.notify('flagdrill: nothing is due') end
  local question = asked.question
  if question.type == 'choice' then
    vim.ui.select(question.choices, { prompt = question.prompt }, function(_, index)
      if index then answer(asked.card, { '--choice', tostring(index) }) end
    end)
  elseif question.type == 'text' then
    vim.ui.input({ prompt = question.prompt .. ' ' }, function(text)
      if text then answer(asked.card, { '--text', text }) end
    end)
  else
    vim.notify('flagdrill: this card is asked in the terminal')
  end
end, { nargs = '*' })
