# Completion of NAME for fish.
function __NAME_complete
    set -l words (commandline --tokenize --cut-at-cursor --current-process)
    set -l current (commandline --current-token --cut-at-cursor)
    for line in ($words[1] __complete $words[2..] "$current" 2>/dev/null)
        switch $line
            case ':files'
                __fish_complete_path (string replace --regex -- '^-[^=]*=' '' "$current")
            case ':folders'
                __fish_complete_directories (string replace --regex -- '^-[^=]*=' '' "$current")
            case '*'
                echo $line
        end
    end
end
complete --command NAME --no-files --keep-order --arguments '(__NAME_complete)'
