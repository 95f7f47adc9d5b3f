/**
 * A menu may carry query words behind it as the API writes them, `/file?name=a?name=b?#|`, when only some of its rows are
 * of interest. Such a part is read and kept on its own, under the whole text.
 */
export function bareMenu(menu: string): string {
  return menu.split('?', 1)[0] ?? menu;
}

/** The query words of {@link bareMenu}, without their leading `?`. */
export function queryOf(menu: string): string[] {
  return menu.split('?').slice(1);
}
