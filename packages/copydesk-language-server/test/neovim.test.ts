// A client that somebody else wrote: Neovim's own, without a screen. Debian 12 has 0.7, so the script uses what that has.
import {spawn, spawnSync} from 'node:child_process'
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {exampleDesk, makeFolder} from './example-folder.ts'
import {bin, day} from './start-server.ts'

const missing = spawnSync('nvim', ['--version']).status !== 0

const script = `
local server, out = vim.env.COPYDESK_SERVER, {}
local client = vim.lsp.start_client({name = 'copydesk', cmd = {vim.env.COPYDESK_NODE, server, '--stdio'}, root_dir = vim.fn.getcwd()})
local function settle(check) assert(vim.wait(120000, check, 20), 'nothing came') end
local function ask(method, line, character, more)
  local params = vim.tbl_extend('force', {textDocument = {uri = vim.uri_from_bufnr(0)}, position = {line = line, character = character}}, more or {})
  local answers = vim.lsp.buf_request_sync(0, method, params, 120000)
  return answers[client].result
end

vim.cmd('edit notes.md')
vim.lsp.buf_attach_client(0, client)
settle(function() return #vim.diagnostic.get(0) > 0 end)
out.diagnostics = vim.tbl_map(function(found) return {found.lnum, found.col, found.end_col, found.severity, found.source, found.code or found.user_data.lsp.code, found.message} end, vim.diagnostic.get(0))

local hover = ask('textDocument/hover', 2, 3)
out.hover = vim.lsp.util.convert_input_to_markdown_lines(hover.contents)[1]

local line = {line = 0, character = 0}
local actions = ask('textDocument/codeAction', 0, 0, {range = {start = line, ['end'] = {line = 1, character = 0}}, context = {diagnostics = {}}})
out.actions = vim.tbl_map(function(action) return action.title end, actions)
vim.lsp.util.apply_workspace_edit(actions[1].edit, vim.lsp.get_client_by_id(client).offset_encoding)
settle(function() return #vim.diagnostic.get(0) == 0 end)
out.text = vim.api.nvim_buf_get_lines(0, 0, -1, false)

vim.api.nvim_buf_set_lines(0, 0, 1, false, {'👩‍💻 Ask Lumina Stu'})
local proposals = ask('textDocument/completion', 0, 5 + 15)
out.completion = vim.tbl_map(function(item) return item.textEdit.newText end, proposals.items)

vim.api.nvim_win_set_cursor(0, {3, 3})
vim.lsp.buf.definition()
settle(function() return vim.fn.expand('%:t') == 'lumina.yaml' end)
out.definition = {vim.fn.expand('%:t'), vim.fn.getline('.')}

vim.fn.writefile({vim.fn.json_encode(out)}, 'out.json')
vim.cmd('qall!')
`

const skips = missing && process.env['COPYDESK_RUN_ALL'] !== '1'

if (skips) console.warn('Neovim is not here, so nothing is tested with it: apt-get install neovim')

test.skipIf(skips)('Neovim shows findings, applies a fix, hovers, completes and goes to a definition (needs neovim)', async () => {
  const root = makeFolder({...exampleDesk, 'notes.md': '👩‍💻 Ask Lumina-Studio.\n\nLumina Studio\n'})
  writeFileSync(join(root, 'script.lua'), script)
  const child = spawn('nvim', ['--headless', '-u', 'NONE', '-n', '-c', 'luafile script.lua', '-c', 'cquit'], {cwd: root, env: {...process.env, ...day, COPYDESK_SERVER: bin, COPYDESK_NODE: process.execPath, XDG_STATE_HOME: root, XDG_DATA_HOME: root, XDG_CACHE_HOME: root}})
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
  }
  const code = await new Promise((resolve) => child.on('close', resolve))
  expect(code, said).toBe(0)
  expect(JSON.parse(readFileSync(join(root, 'out.json'), 'utf8'))).toEqual({
    // Neovim counts columns in bytes: the emoji before is of eleven.
    diagnostics: [[0, 16, 29, 1, 'copydesk', 'canonical-name', 'Unexpected name "Lumina-Studio", expected "Lumina Studio"']],
    hover: '**Lumina Studio** · app layer · Lumina',
    actions: ['Write "Lumina Studio"', 'Disable `canonical-name` here, with a reason', 'Make every safe fix of Copydesk'],
    text: ['👩‍💻 Ask Lumina Studio.', '', 'Lumina Studio'],
    completion: ['Lumina Studio'],
    definition: ['lumina.yaml', '  - id: lumina-studio'],
  })
})
