/** Name, in the browser's local storage, of the note that the faces have been fetched before. */
export const FACES_KNOWN = 'tm_faces'

/** Runs before the page is drawn: faces the browser keeps are used from the first. Others come later. */
export const facesScript = `try{if(localStorage.getItem("${FACES_KNOWN}"))document.documentElement.dataset.faces=""}catch{}`
