const hindrances: Readonly<Record<string, string>> = {
	ENOENT: 'there is no such file or folder',
	ENOTDIR: 'a part of its path is a file and no folder',
	EISDIR: 'it is a folder, and a file is needed',
	EEXIST: 'something of that name is there already',
	EACCES: 'you are not allowed to',
	EPERM: 'you are not allowed to',
	EROFS: 'the disk can only be read',
	ENOSPC: 'the disk is full',
}

/** A file or folder that cannot be read or written, said to whoever named it; null when the error is of another kind. */
export const fileComplaint = ({
	code,
	path,
	dest,
	syscall,
}: NodeJS.ErrnoException & { dest?: string }): string | null => {
	const why = hindrances[code ?? '']
	if (why === undefined || syscall === undefined) return null
	return `${dest ?? path ?? 'A file that was named'} cannot be used: ${why} (${code}). Name another, or mend it, and run the command again.`
}
