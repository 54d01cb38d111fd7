import { Environment, type FetchFunction, Network, RecordSource, Store } from "relay-runtime"

export function createEnvironment(endpoint: string): Environment {
  const ask: FetchFunction = async ({ text }, variables) => {
    const response = await fetch(endpoint, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: text, variables }),
    })
    return response.json()
  }
  return new Environment({ network: Network.create(ask), store: new Store(new RecordSource()) })
}
