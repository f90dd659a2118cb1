# Completion of NAME for bash.
_NAME() {
	local line words=() names=()
	words=("${COMP_WORDS[@]:1:COMP_CWORD}")
	local current=${words[-1]}
	[[ $current != = ]] || current=
	while IFS= read -r line; do
		case $line in
		:files) compopt -o filenames && mapfile -t names < <(compgen -f -- "$current") ;;
		:folders) compopt -o filenames && mapfile -t names < <(compgen -d -- "$current") ;;
		*) names+=("${line%%$'\t'*}") ;;
		esac
	done < <("${COMP_WORDS[0]/#\~/$HOME}" __complete "${words[@]}" 2>/dev/null)
	COMPREPLY=("${names[@]}")
}
complete -F _NAME NAME
