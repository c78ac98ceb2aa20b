import json,sys,collections,re,glob
def load(f):
    d=json.load(open(f)); nodes={n['id']:n for n in d['nodes']}; dt=d['timeDeltas']; c=collections.Counter(); parent={}; self=collections.Counter()
    for n in d['nodes']:
        for k in n.get('children',[]): parent[k]=n['id']
    for i,x in enumerate(d['samples']): self[x]+=dt[i]
    key=lambda n:(n['callFrame']['functionName']+' '+(re.sub(r'.*(node_modules|dist)/','',n['callFrame']['url'])))
    incl=collections.Counter()
    for i,t in self.items():
        c[key(nodes[i])]+=t; seen=set(); j=i
        while j in nodes:
            k=key(nodes[j])
            if k not in seen: seen.add(k); incl[k]+=t
            j=parent.get(j)
    return c,incl
def tot(d):
    A,B=collections.Counter(),collections.Counter()
    for f in glob.glob(d+'/*'):
        import os
        if os.path.getsize(f)<500000: continue
        a,b=load(f); A+=a;B+=b
    return A,B
a,ai=tot('/tmp/bench/pr-old'); b,bi=tot('/tmp/bench/pr-main')
for name,x,y in (('self',a,b),('incl',ai,bi)):
    print(name, sum(a.values())/1e6, sum(b.values())/1e6)
    for k in sorted(set(x)|set(y), key=lambda k:-(abs(y[k]-x[k])))[:45]: print(f"  {x[k]/1e3:8.0f} {y[k]/1e3:8.0f} {(y[k]-x[k])/1e3:+8.0f} ms {k}")
