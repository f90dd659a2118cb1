#compdef NAME
# Completion of NAME for zsh.
_NAME() {
	local line tab=$'\t'
	local -a plain described
	for line in ${(f)"$(${~words[1]} __complete ${(Q)words[2,CURRENT-1]} "$PREFIX" 2>/dev/null)"}; do
		case $line in
		:files) compset -P '-*='; _files ;;
		:folders) compset -P '-*='; _files -/ ;;
		*$tab*) described+=("${${line%%$tab*}//:/\\:}:${line#*$tab}") ;;
		*) plain+=("$line") ;;
		esac
	done
	(( $#described == 0 )) || _describe -V 'NAME' described
	(( $#plain == 0 )) || compadd -a plain
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
	_NAME "$@"
else
	compdef _NAME NAME
fi
